/** Made-up stories about real councils, for pictures of research: none says anything of any of them. */
import { register } from "../../core/bundledData.ts";
import { storyPage } from "../pages/storyPage.ts";

const COUNT = 240;

const TITLES = [
  "Snow closes the pass for a third day",
  "The ferry, the flood and the clerk who counted both",
  "Winter plan passed after a long night",
  "Who moved the town hall clock?",
  "A bridge reopens, a little lower than before",
  "Bread, questions and the early bus",
];

type StoryFile = { name: string; mimeType: string; buffer: Buffer };

/** The same files each time. */
export function storyFiles(): StoryFile[] {
  const councils = Object.values(register.councils).filter(({ end }) => !end);
  return Array.from({ length: COUNT }, (_, i) => {
    const name = (step: number) => councils[(i * i * 7 + step * 37) % councils.length]?.name ?? "";
    const site = ["daily", "weekly", "harbour"][i % 3];
    const html = storyPage({
      councils: Array.from({ length: 1 + (i % 3) }, (_, step) => name(step)),
      published: new Date(Date.UTC(2019, 0, 6) + ((i * 11) % COUNT) * 11.6 * 86_400_000)
        .toISOString()
        .slice(0, 10),
      canonical: `https://${site}.example/story/${i}`,
      title: TITLES[(i * 5) % TITLES.length] ?? "",
    });
    return { name: `story-${i}.html`, mimeType: "text/html", buffer: Buffer.from(html) };
  });
}
