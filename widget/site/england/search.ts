/** Part of the overview: finds a council by any form of its name, with the names that this needs. */
import names from "virtual:council-ratings/names";
import { searchCouncils } from "../../../ui/searchCouncils.ts";
import { setPart } from "./parts.ts";

setPart("search", ({ asOf, councils: shown }) => {
  const { lexicon, found, ...others } = names;
  const councils = Object.fromEntries(
    Object.entries(shown).map(([id, council]) => [id, { ...council, ...found[id] }]),
  );
  const register = { asOf, councils, ...others };
  const pageOf = (id: string) => (id in register.councils ? id : register.districts[id]?.county);
  return (query) =>
    searchCouncils(query, register, lexicon).flatMap((council) => {
      const page = pageOf(council.id);
      return page ? [{ ...council, page }] : [];
    });
});
