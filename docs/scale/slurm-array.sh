#!/bin/bash
# One share of a scan a task:  sbatch --array=1-16 slurm-array.sh INPUT OUT
#SBATCH --job-name=council-ratings
#SBATCH --cpus-per-task=2
#SBATCH --mem=3G
#SBATCH --requeue
set -euo pipefail

input=$1
out=$2
# Slurm copies this script elsewhere: the command is found from where sbatch was called.
command=${COUNCIL_RATINGS:-$SLURM_SUBMIT_DIR/dist/cli/main.js}

status=0
node "$command" scan "$input" -o "$out" --format parquet \
  --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_MAX" --workers "${SLURM_CPUS_PER_TASK:-2}" || status=$?

case $status in
  # 3: the share is complete, but for inputs that problems-*.csv names.
  0 | 3) exit 0 ;;
esac
# Killed by a signal, as for want of memory: the share goes on where it was, twice at most.
if [ "$status" -gt 128 ] && [ "${SLURM_RESTART_COUNT:-0}" -lt 2 ]; then
  exec scontrol requeue "$SLURM_JOB_ID"
fi
exit "$status"
