/** The worker that looks at Ofsted's site: told once what is known, it tells what it does and then what came of it. */
import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { look } from "../look/look.ts";
import type { LookEvent, LookOrder } from "../look/lookMessages.ts";

export default defineUnlistedScript(() => {
  const tell = (event: LookEvent) => globalThis.postMessage(event);
  globalThis.onmessage = ({ data: order }: MessageEvent<LookOrder>) => void look(order, tell);
});
