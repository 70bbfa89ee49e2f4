-- Run in the folder that the shares wrote into. Of pages with the same address, the first share's is kept.

CREATE TEMP TABLE kept AS
SELECT * EXCLUDE (filename, place), filename AS share
FROM (
  SELECT *, row_number() OVER (PARTITION BY address ORDER BY filename) AS place
  FROM read_parquet('pages-*.parquet', filename = true)
)
WHERE place = 1;

COPY (SELECT * EXCLUDE (share) FROM kept ORDER BY address) TO 'merged/pages.parquet' (FORMAT parquet);

COPY (
  SELECT mentions.* EXCLUDE (filename)
  FROM read_parquet('mentions-*.parquet', filename = true) AS mentions
  JOIN kept ON kept.address = mentions.page AND replace(mentions.filename, 'mentions-', 'pages-') = kept.share
  ORDER BY mentions.page, mentions.mention
) TO 'merged/mentions.parquet' (FORMAT parquet);
