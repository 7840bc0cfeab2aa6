package cn.bootx.starter.simulator.autoconfigure;

import java.util.function.BooleanSupplier;

/**
 * An account, agent or robot of the host, and how the simulator takes it.
 *
 * @param id what the platform knows it by
 * @param known whether the simulator has one of that id
 * @param put registers it, or changes the one of that id
 * @param remove forgets it
 */
record HostEntry(String id, BooleanSupplier known, Runnable put, Runnable remove) {
}
