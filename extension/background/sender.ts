/** Who asks the background: a script in a page, or one of our own pages. */
export type Sender = {
  tab?: { id?: number | undefined; url?: string | undefined; incognito?: boolean | undefined } | undefined;
  frameId?: number | undefined;
  url?: string | undefined;
};
