/** What is new in a release, from the messages of its commits. */
import { execFileSync } from "node:child_process";
import { register } from "../../core/bundledData.ts";

/** @param root of the repository. Without Git, or outside of a repository, there are no commits to tell of */
export function notesOf(version: string, root: string): string {
  const git = (...args: string[]): string | null => {
    try {
      return execFileSync("git", args, {
        cwd: root,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      }).trim();
    } catch {
      return null;
    }
  };
  const before = git("describe", "--tags", "--abbrev=0", "--match", "v*", "HEAD^");
  const subjects = git("log", "--no-merges", "--format=%s", ...(before ? [`${before}..HEAD`] : ["-30"]));
  const changes = subjects
    ? subjects
        .split("\n")
        .map((subject) => `- ${subject}`)
        .join("\n")
    : "No commits could be read here.";
  return `# Council Ratings ${version}

Grades as of ${register.asOf}. \`SHA256SUMS\` has the hash of every file: \`sha256sum -c SHA256SUMS\`.

| file | what it is |
| --- | --- |
| \`council-ratings-${version}-chrome.zip\` | the extension for Chrome, Edge and Brave |
| \`council-ratings-${version}-firefox.zip\` | the extension for Firefox |
| \`council-ratings-${version}-sources.zip\` | what the extension is built from |
| \`council-ratings-${version}.tgz\` | the command and the library, as on npm |
| \`council-ratings-widget-${version}.tgz\` | the element for websites, as on npm |
| \`data/\` | the grades, with codebook and log of changes |

## ${before ? `Since ${before}` : "The last changes"}

${changes}

Contains public sector information from Ofsted licensed under the Open Government Licence v3.0. Not affiliated with Ofsted.
`;
}
