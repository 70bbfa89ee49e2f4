import { mount } from "../../../ui/mount.ts";
import { resumeBatch } from "../../research/batch/batchRun.ts";
import { Research } from "../../research/Research.tsx";
import { loadState, start } from "../../research/researchState.ts";
import "../../research/research.css";

mount(<Research />);
start()
  .then(resumeBatch)
  .catch((error: Error) => {
    loadState.value = { kind: "failed", why: error.message };
  });
