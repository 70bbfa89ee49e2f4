import { mount } from "../../../ui/mount.ts";
import { CouncilPage } from "../../councilPage/CouncilPage.tsx";
import "../../councilPage/councilPage.css";

mount(<CouncilPage />);
