import { mount } from "../../../ui/mount.ts";
import { Options } from "../../options/Options.tsx";
import { done, start } from "../../options/optionsState.ts";
import "../../options/options.css";

mount(<Options />);
start().catch(() => {
  done.value = { words: "The settings could not be read. Reload this page." };
});
