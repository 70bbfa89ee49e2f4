import { mount } from "../../../ui/mount.ts";
import { Popup } from "../../popup/Popup.tsx";
import { start, state } from "../../popup/popupState.ts";
import "../../popup/popup.css";

mount(<Popup />);
start().catch(() => {
  state.value = { kind: "unread" };
});
