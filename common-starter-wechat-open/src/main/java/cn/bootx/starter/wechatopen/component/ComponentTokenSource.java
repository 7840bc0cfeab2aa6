package cn.bootx.starter.wechatopen.component;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.token.TokenSource;

/**
 * Fetches the component token with the verify ticket. Without a ticket the platform is
 * asked to push one; WxJava would send {@code null} and get 61006.
 *
 * @param ticketWait how long to wait for the ticket after the platform was asked for it
 */
record ComponentTokenSource(WeChatOpenComponent component, PlatformClient client, WeChatOpenTickets tickets,
		Duration ticketWait) implements TokenSource {

	static final String API = "/cgi-bin/component/api_component_token";

	private static final String START_PUSH = "/cgi-bin/component/api_start_push_ticket";

	private static final Logger logger = LoggerFactory.getLogger(ComponentTokenSource.class);

	private static final Set<String> REFUSED_TICKET = Set.of("61005", "61006");

	/** Each call costs quota, and the push comes within ten minutes anyway. */
	private static final Duration ASK_INTERVAL = Duration.ofMinutes(1);

	private static final Duration LOOK_EVERY = Duration.ofMillis(100);

	@Override
	public Fetched fetch(@Nullable String rejected) {
		String ticket = this.tickets.current()
			.or(this::askForTicket)
			.orElseThrow(() -> new WeChatOpenTickets.MissingException(this.component.appId()));
		try {
			return fetchWith(ticket);
		}
		catch (PlatformException ex) {
			if (!REFUSED_TICKET.contains(ex.code())) {
				throw ex;
			}
			this.tickets.refuse(ticket);
			return fetchWith(askForTicket().orElseThrow(() -> ex));
		}
	}

	private Fetched fetchWith(String ticket) {
		JsonNode answer = this.client.execute(ApiCall.post(this.component.api(), API)
			.json(Json.object("component_appid", this.component.appId(), "component_appsecret",
					this.component.appSecret(), "component_verify_ticket", ticket)));
		return Fetched.read(Platform.WECHAT_OPEN, API, answer, "component_access_token", "expires_in");
	}

	/** Asks the platform to start pushing tickets. */
	void startPush() {
		this.client.execute(ApiCall.post(this.component.api(), START_PUSH)
			.json(Json.object("component_appid", this.component.appId(), "component_secret",
					this.component.appSecret())));
	}

	private Optional<String> askForTicket() {
		if (this.tickets.mayAsk(ASK_INTERVAL)) {
			logger.info("No verify ticket of component {}: asking the platform to push one", this.component.appId());
			try {
				startPush();
			}
			catch (PlatformException ex) {
				// Only where nothing else is wrong the missing ticket is the message.
				if (!ex.retryable()) {
					throw ex;
				}
				logger.warn("The platform could not be asked for a verify ticket: {}", ex.getMessage());
			}
		}
		return await();
	}

	private Optional<String> await() {
		long deadline = System.nanoTime() + this.ticketWait.toNanos();
		Optional<String> ticket = this.tickets.current();
		while (ticket.isEmpty() && System.nanoTime() < deadline && !Thread.currentThread().isInterrupted()) {
			LockSupport.parkNanos(LOOK_EVERY.toNanos());
			ticket = this.tickets.current();
		}
		return ticket;
	}

}
