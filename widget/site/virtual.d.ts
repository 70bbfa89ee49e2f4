declare module "virtual:council-ratings/ratings" {
  const ratings: unknown;
  export default ratings;
}
/** Where the site will be, with a slash at its end. */
declare const __SITE_ADDRESS__: string;
