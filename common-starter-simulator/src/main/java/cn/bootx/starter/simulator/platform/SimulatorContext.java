package cn.bootx.starter.simulator.platform;

import java.net.URI;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.journal.ChatStore;
import cn.bootx.starter.simulator.journal.Journal;
import cn.bootx.starter.simulator.push.CallbackPusher;

/**
 * What a simulated platform is built on.
 *
 * @param routes where it registers its endpoints
 * @param journal what happened, for people
 * @param chats what simulated users see
 * @param clock the simulated time: codes and tokens expire by it
 * @param waits the waits that platforms make, by that time
 * @param state what snapshots have of the platforms
 * @param pusher delivers callbacks
 * @param background runs callbacks that follow a call, so that the call itself returns
 * first
 * @param baseUri {@code http://127.0.0.1:port}
 * @since 0.1.0
 */
public record SimulatorContext(Routes routes, Journal journal, ChatStore chats, Clock clock, ScaledWaits waits,
		StateParts state, CallbackPusher pusher, Executor background, Supplier<URI> baseUri) {
}
