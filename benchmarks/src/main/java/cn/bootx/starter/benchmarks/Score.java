package cn.bootx.starter.benchmarks;

/**
 * What an operation costs, in the median second.
 *
 * @param nanos wall time
 * @param spread half of the range of the middle half of the times
 * @param cpu CPU time of the Java threads in nanoseconds
 * @param bytes allocated
 */
record Score(double nanos, double spread, double cpu, double bytes) {
}
