import { mount } from "../../../ui/mount.ts";
import { Panel } from "../../panel/Panel.tsx";
import { start, state } from "../../panel/panelState.ts";
import "../../panel/panel.css";

mount(<Panel />);
start().catch(() => {
  state.value = { kind: "unread" };
});
