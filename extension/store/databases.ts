/** The databases of this extension, by name: whether there is one can be told without opening it, and so making it. */

export const RELEASE = "council-ratings";
export const READ_HERE = "council-ratings-look";

/** Is any of them? */
export async function isThere(...names: string[]): Promise<boolean> {
  return (await indexedDB.databases()).some(({ name = "" }) => names.includes(name));
}
