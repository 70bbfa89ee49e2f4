import { flushSync, hydrate, mount } from "svelte";
import App from "./Story.svelte";
import { START } from "./story.ts";

const props = $state({ story: structuredClone(START) });
let isMounted = false;
const target = document.querySelector("main");

window.story = {
  async show(story) {
    props.story = structuredClone(story);
    if (!isMounted) mount(App, { target, props });
    isMounted = true;
    flushSync();
  },
  async hydrate() {
    hydrate(App, { target, props });
    isMounted = true;
    flushSync();
  },
};
