package cn.bootx.starter.simulator.dingtalk.stream;

import java.time.Clock;
import java.util.concurrent.Executor;

import cn.bootx.starter.simulator.journal.Journal;
import cn.bootx.starter.simulator.platform.ScaledWaits;
import cn.bootx.starter.simulator.push.CallbackPusher;

/**
 * What the streams of all applications stand on.
 *
 * @param clock the simulated time
 * @param journal what happened, for people
 * @param background runs what follows later
 * @param waits how long the platform's waits take here
 * @param pusher keeps what was pushed
 * @since 0.1.0
 */
public record StreamTools(Clock clock, Journal journal, Executor background, ScaledWaits waits, CallbackPusher pusher) {
}
