/** The HTML around what a page shows. */
import { escapeUTF8 } from "entities";

type Page = {
  title: string;
  description: string;
  /** From the page to the site's folder: "" or "../". */
  up: "" | "../";
  head?: string;
  body: string;
};

export function pageHtml({ title, description, up, head = "", body }: Page): string {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeUTF8(title)}</title>
<meta name="description" content="${escapeUTF8(description)}">
<link rel="stylesheet" href="${up}site.css">
${head}</head>
<body>
${body}
</body>
</html>
`;
}
