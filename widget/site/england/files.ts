/** Part of the overview: makes files of what it shows. */
import { keepFile } from "../../../ui/overview/overviewFiles.tsx";
import { setPart } from "./parts.ts";

setPart("files", (state) => (kind) => keepFile(state, kind));
