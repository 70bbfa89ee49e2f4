/** Part of the overview: finds a council by any form of its name, with the names that this needs. */
import names from "virtual:council-ratings/names";
import { searchCouncils } from "../../../ui/searchCouncils.ts";
import { setPart } from "./parts.ts";

setPart("search", (councils) => {
  const { lexicon, ...others } = names;
  const register = { ...councils, ...others };
  const pageOf = (id: string) => (id in register.councils ? id : register.districts[id]?.county);
  return (query) =>
    searchCouncils(query, register, lexicon).flatMap((found) => {
      const page = pageOf(found.id);
      return page ? [{ ...found, page }] : [];
    });
});
