/**
 * The fonts that browsers under test have, from npm packages: what a machine has installed changes nothing.
 * Fontconfig (Linux) is told of these alone; elsewhere test pages still bring the font of their own text.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** As wide and as narrow as a reader's system font can be expected to be. */
export type SystemFont = "wide" | "narrow";

const FAMILIES: Record<SystemFont, string> = { wide: "DejaVu Sans", narrow: "Roboto Condensed" };
const FOLDERS = ["dejavu-fonts-ttf", "@expo-google-fonts/roboto-condensed"].map((name) =>
  dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)),
);

/** A font's file, for pages that bring their font along. */
export const PAGE_FONT = join(FOLDERS[0] ?? "", "ttf/DejaVuSerif.ttf");

/** @returns the environment for a browser in which every family but monospace ones is that font */
export function withFont(font: SystemFont): Record<string, string> {
  const folder = join(tmpdir(), "council-ratings-fonts");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${font}.conf`);
  writeFileSync(file, configuration(FAMILIES[font], join(folder, "cache")));
  return { ...(process.env as Record<string, string>), FONTCONFIG_FILE: file };
}

function configuration(family: string, cache: string): string {
  const assign = (name: string) =>
    `<edit name="family" mode="assign" binding="strong"><string>${name}</string><string>DejaVu Sans</string></edit>`;
  const unless = (name: string) =>
    `<test name="family" compare="not_contains" qual="all"><string>${name}</string></test>`;
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${FOLDERS.map((folder) => `<dir>${folder}</dir>`).join("\n")}
<cachedir>${cache}</cachedir>
<match target="pattern"><test name="family" compare="contains"><string>mono</string></test>${assign("DejaVu Sans Mono")}</match>
<match target="pattern">${unless("mono")}${unless("Mono")}${assign(family)}</match>
</fontconfig>
`;
}
