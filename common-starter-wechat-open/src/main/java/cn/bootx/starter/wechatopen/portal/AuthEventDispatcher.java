package cn.bootx.starter.wechatopen.portal;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.callback.CallbackDispatcher;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.wechatopen.authorizer.WeChatOpenAuthorizer;
import cn.bootx.starter.wechatopen.authorizer.WeChatOpenAuthorizers;
import cn.bootx.starter.wechatopen.component.WeChatOpenTickets;

/**
 * Keeps what an authorization event brings, then notifies the application. A failure of
 * either makes the platform push again.
 */
record AuthEventDispatcher(String componentAppId, WeChatOpenTickets tickets, WeChatOpenAuthorizers authorizers,
		Consumer<WeChatOpenEvent> listeners) implements CallbackDispatcher<AuthEvent> {

	private static final Logger logger = LoggerFactory.getLogger(AuthEventDispatcher.class);

	/** An account without an authorization, by the platform or by what is known. */
	private static final Set<String> NOT_AUTHORIZED = Set.of("61003", "unauthorized");

	@Override
	public @Nullable String dispatch(AuthEvent event) {
		switch (event.infoType()) {
			case "component_verify_ticket" -> ticket(event);
			case "authorized" -> authorized(event, false);
			case "updateauthorized" -> authorized(event, true);
			case "unauthorized" -> unauthorized(event);
			default -> this.listeners
				.accept(new WeChatOpenEvent.Info(this.componentAppId, event.at(), event.infoType(), event.content()));
		}
		return null;
	}

	private void ticket(AuthEvent event) {
		String ticket = event.content().childText("ComponentVerifyTicket");
		if (ticket == null || !this.tickets.keep(ticket)) {
			logger.warn("The platform pushed a blank verify ticket to component {}; the one before stays",
					this.componentAppId);
			return;
		}
		this.listeners.accept(new WeChatOpenEvent.Ticket(this.componentAppId, event.at()));
	}

	private void authorized(AuthEvent event, boolean updated) {
		String appId = event.appId();
		keep(appId, event.code(), event.at())
			.map((authorizer) -> new WeChatOpenEvent.Authorized(this.componentAppId, event.at(), authorizer, updated))
			.ifPresent(this.listeners);
	}

	private Optional<WeChatOpenAuthorizer> keep(String appId, String code, Instant at) {
		try {
			return this.authorizers.authorized(appId, code, at);
		}
		catch (PlatformException ex) {
			if (ReleaseCheck.concerns(appId)) {
				// The release check wants success, whatever its code is worth.
				logger.warn("The release check's authorization of {} could not be exchanged: {}", appId,
						ex.getMessage());
			}
			else if (NOT_AUTHORIZED.contains(ex.code())) {
				// No attempt can change it, and the platform stops to push to addresses
				// that keep failing.
				logger.warn("A push says that {} has authorized component {}, but it has not: {}", appId,
						this.componentAppId, ex.getMessage());
			}
			else {
				throw ex;
			}
			return Optional.empty();
		}
	}

	private void unauthorized(AuthEvent event) {
		String appId = event.appId();
		if (this.authorizers.unauthorized(appId, event.at())) {
			logger.info("Account {} has taken its authorization of component {} back", appId, this.componentAppId);
			this.listeners.accept(new WeChatOpenEvent.Unauthorized(this.componentAppId, event.at(), appId));
		}
	}

}
