/** Every path that a document names is there. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const ROOMS = "core|ui|extension|widget|cli|test|docs";

const documents = readdirSync(ROOT, { recursive: true, encoding: "utf8" }).filter(
  (path) => path.endsWith(".md") && !/(?:^|[\\/])(?:node_modules|dist|\.output|proposal)[\\/]/.test(path),
);

test.each(documents)("%s", (path) => {
  const text = readFileSync(join(ROOT, path), "utf8");
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)].map(([, link = ""]) =>
    join(ROOT, dirname(path), link),
  );
  const named = [...text.matchAll(new RegExp(`\`((?:${ROOMS})/[\\w./-]+)\``, "g"))].map(([, name = ""]) =>
    join(ROOT, name),
  );
  expect([...links, ...named].filter((each) => !existsSync(each))).toEqual([]);
});
