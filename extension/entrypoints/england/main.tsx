import { mount } from "../../../ui/mount.ts";
import { EnglandPage } from "../../england/EnglandPage.tsx";
import "../../england/england.css";

mount(<EnglandPage />);
