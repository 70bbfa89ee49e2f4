/** What the framework pages show, and what a test does to them: the same for all three. */

export type Item = { id: string; council: string; text: string };

export type Story = { title: string; items: Item[] };

export const START: Story = {
  title: "Three councils and a bus",
  items: [
    {
      id: "kent",
      council: "Kent County Council",
      text: "has bought a bus, and will lend it to whoever asks in good time.",
    },
    {
      id: "essex",
      council: "Essex County Council",
      text: "would like to see the bus first, and has said so in a letter.",
    },
    {
      id: "leeds",
      council: "Leeds City Council",
      text: "has a bus of its own, but likes the colour of the other one better.",
    },
  ],
};

/** The words of an item as the page shows them: around the name stand text of its own and an element. */
export function words({ council, text }: Item, index: number): string {
  return `No. ${index + 1}: It is said that ${council} ${text}`;
}

/** What each page offers its test. */
export type StoryPage = {
  show(story: Story): Promise<void>;
  /** Takes over what the server rendered. */
  hydrate(): Promise<void>;
};

declare global {
  interface Window {
    story: StoryPage;
  }
}
