/** What the background may ask of a page that has told it nothing. */
export type PageState = {
  /** When the document was opened or shown again (epoch ms). */
  shownAt: number;
  /** It was read, and could name nobody. */
  isRead: boolean;
  /** May a name begin in this plain text (`plainText`)? */
  couldBegin(plain: string): boolean;
  /** Starts the marks where the gate did not: its reader asks for a card. */
  open(): Promise<void>;
};

declare global {
  /** Set by the gate, in the world that our scripts in a page share. */
  var councilRatingsPage: PageState | undefined;
}
