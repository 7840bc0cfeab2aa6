package cn.bootx.starter.benchmarks;

/**
 * What an operation costs.
 *
 * @param nanos wall time
 * @param error half of the 99.9 % interval of the time
 * @param cpu CPU time of the Java threads in nanoseconds
 * @param bytes allocated
 */
record Score(double nanos, double error, double cpu, double bytes) {
}
