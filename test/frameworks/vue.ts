import { createApp, createSSRApp, nextTick, reactive } from "vue";
import { START, type Story } from "./story.ts";

const template = `
  <article>
    <h1>{{ story.title }}</h1>
    <p v-for="(item, i) in story.items" :key="item.id" :id="item.id"><b>No. {{ i + 1 }}:</b> It is said that {{ item.council }} {{ item.text }}</p>
  </article>`;

export function makeApp(story: Story, isServerRendered: boolean) {
  const options = { template, data: () => ({ story }) };
  return isServerRendered ? createSSRApp(options) : createApp(options);
}

if (typeof document !== "undefined") {
  const state = reactive(structuredClone(START));
  let isMounted = false;
  window.story = {
    async show(story) {
      Object.assign(state, structuredClone(story));
      if (!isMounted) makeApp(state, false).mount("main");
      isMounted = true;
      await nextTick();
    },
    async hydrate() {
      makeApp(state, true).mount("main");
      isMounted = true;
      await nextTick();
    },
  };
}
