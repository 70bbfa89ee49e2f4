"""Mentions of councils in many archives, by Apache Spark: spark-submit spark-pipe.py "CRAWL/*.warc.gz" OUT"""

import glob
import os
import sys

from pyspark.sql import SparkSession

archives, out = sys.argv[1], sys.argv[2]
command = os.environ.get("COUNCIL_RATINGS", os.path.abspath("dist/cli/main.js"))

spark = SparkSession.builder.appName("council-ratings").getOrCreate()
paths = sorted(glob.glob(archives))
# One path a line goes in, one mention a line comes out. The command says on standard error what it could not read, and
# then ends with 3: that must not fail the task.
scan = f"sh -c 'node {command} scan - -o - --workers 1 || test $? -eq 3'"
lines = spark.sparkContext.parallelize(paths, max(len(paths), 1)).pipe(scan, checkCode=True)

mentions = spark.read.json(lines)
# A page may be in several archives: one of its readings is kept.
mentions.dropDuplicates(["page", "mention"]).write.parquet(out)
