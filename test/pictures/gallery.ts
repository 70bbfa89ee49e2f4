/** docs/gallery.md: all pictures on one page, light beside dark. */
export type Picture = { file: string; words: string; width: number; scheme: "light" | "dark" };

export function gallery(pictures: readonly Picture[]): string {
  const sections = [...new Set(pictures.map(({ words }) => words))].map((words) => {
    const these = pictures.filter((picture) => picture.words === words);
    const widths = [...new Set(these.map(({ width }) => width))];
    return `## ${words}\n\n${widths.map((width) => row(these.filter((p) => p.width === width))).join("\n\n")}`;
  });
  return `# Gallery\n\nEvery surface at its real size, light and dark. Made by \`npm run pictures\`.\n\n${sections.join("\n\n")}\n`;
}

function row(pictures: readonly Picture[]): string {
  const cells = (cell: (picture: Picture) => string) => `| ${pictures.map(cell).join(" | ")} |`;
  return [
    cells(({ width, scheme }) => `${width} px, ${scheme}`),
    cells(() => "---"),
    cells(({ file, words, scheme }) => `![${words}, ${scheme}](pictures/${file})`),
  ].join("\n");
}
