/** Pages of our own for scans: a story with councils in it, and what stands around it on every site. */

export type Story = {
  councils: readonly string[];
  published?: string;
  canonical?: string;
  title?: string;
  head?: string;
};

const LINES = [
  "The meeting in the old corn hall went on until the lamps were lit, and nobody left before the vote.",
  "A plan for the winter was read out twice, since the first time the wind took half of the words.",
  "Those who had come by the early bus had brought bread, and those who had come late had brought questions.",
];

/** Text long enough for its story to be told from what stands around. */
export function storyPage({
  councils,
  published,
  canonical,
  title = `A story of ${councils.length}`,
  head = "",
}: Story): string {
  const paragraphs = councils.map(
    (name, i) =>
      `<p>${LINES[i % LINES.length]} A clerk of ${name} wrote it down, and £5 changed hands – it’s said. ${LINES[(i + 1) % LINES.length]}</p>`,
  );
  return `<!doctype html><html lang="en-GB"><head>${head}<title>${title}</title>
${canonical ? `<link rel="canonical" href="${canonical}">` : ""}
${published ? `<meta property="article:published_time" content="${published}T08:00:00Z">` : ""}</head>
<body><nav><a href="/">Home</a> <a href="/more">More of Devon County Council</a></nav>
<article><h1>A story of the winter plan</h1>${paragraphs.join("\n")}</article>
<footer>All rights reserved.</footer></body></html>`;
}
