/** A real Chromium with the built extension. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BrowserContext, chromium, type Worker } from "playwright";
import { CHROMIUM_SWITCHES, emptyProfile, chromium as executable, HEADED, SLOW_MOTION } from "./browsers.ts";
import { type SystemFont, withFont } from "./fonts.ts";

export const ROOT = join(import.meta.dirname, "..");
/** Where `npm run build` puts the extension, and where the end-to-end tests put theirs. */
export const BUILT = ".output";
export const BUILT_FOR_TESTS = ".output/for-tests";

/** The id of the tab in front: the extension's popup is opened as a page, for that tab. */
export async function frontTab({ background }: ExtensionBrowser): Promise<number> {
  const id = await background.evaluate(async () => (await chrome.tabs.query({ active: true }))[0]?.id);
  if (id === undefined) throw new Error("No tab is in front");
  return id;
}

export type ExtensionBrowser = {
  context: BrowserContext;
  background: Worker;
  /** Address of one of the extension's own pages. */
  page(path: string): string;
  close(): Promise<void>;
};

type Options = {
  headless?: boolean;
  colorScheme?: "light" | "dark";
  viewport?: { width: number; height: number } | null;
  hasTouch?: boolean;
  /** What to load: `BUILT` unless told. */
  built?: string;
  /** To open again after a kill. */
  profile?: string;
  /** The font that the system has for everything; `null` leaves the machine its own. */
  font?: SystemFont | null;
  /** The reader's own size of text in the browser's settings, in pixels. */
  textSize?: number;
};

export async function openChromium(options: Options = {}): Promise<ExtensionBrowser> {
  const {
    headless = !HEADED,
    colorScheme = "light",
    viewport = { width: 1280, height: 800 },
    hasTouch = false,
    built = BUILT,
    profile = emptyProfile(),
    font = "wide",
    textSize,
  } = options;
  if (textSize) setTextSize(profile, textSize);
  const extension = join(ROOT, built, "chrome-mv3");
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executable(),
    ...SLOW_MOTION,
    ...(font && { env: withFont(font) }),
    // The new headless mode loads extensions; Playwright's own headless shell would not.
    headless: false,
    args: [
      ...CHROMIUM_SWITCHES,
      ...(headless ? ["--headless=new"] : []),
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
    ],
    ignoreDefaultArgs: ["--disable-extensions"],
    colorScheme,
    viewport,
    hasTouch,
  });
  const [running] = context.serviceWorkers();
  const background = running ?? (await context.waitForEvent("serviceworker"));
  const page = (path: string) => new URL(`/${path}`, background.url()).href;
  return { context, background, page, close: () => context.close() };
}

/** As by a crash: nothing is told, nothing is saved. */
export async function killBrowser(context: BrowserContext): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  const { processInfo = [] } = (await session?.send("SystemInfo.getProcessInfo")) ?? {};
  const main = processInfo.find(({ type }) => type === "browser");
  if (!main) throw new Error("The browser's own process was not found");
  const closed = context.waitForEvent("close");
  process.kill(main.id, "SIGKILL");
  await closed;
}

function setTextSize(profile: string, size: number): void {
  const preferences = { webkit: { webprefs: { default_font_size: size } } };
  mkdirSync(join(profile, "Default"), { recursive: true });
  writeFileSync(join(profile, "Default", "Preferences"), JSON.stringify(preferences));
}
