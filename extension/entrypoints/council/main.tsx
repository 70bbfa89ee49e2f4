import { CouncilPage } from "../../councilPage/CouncilPage.tsx";
import { mount } from "../../ui/mount.ts";
import "../../councilPage/councilPage.css";

mount(<CouncilPage />);
