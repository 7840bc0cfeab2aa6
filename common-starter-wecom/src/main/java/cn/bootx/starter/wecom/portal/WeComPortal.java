package cn.bootx.starter.wecom.portal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.callback.CallbackDeadline;
import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackResponse;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.envelope.Freshness;
import cn.bootx.starter.wecom.agent.WeComAgentCallback;
import cn.bootx.starter.wecom.agent.WeComAgent;
import cn.bootx.starter.wecom.agent.WeComAgents;
import cn.bootx.starter.wecom.handler.WeComMessageHandler;
import cn.bootx.starter.wecom.notice.WeComNoticeSender;

/**
 * Takes the pushes of all agents that have a token: the question whether an address is
 * right, messages and events. It does not know HTTP, so tests and other transports can
 * call it.
 *
 * @since 0.1.0
 */
public class WeComPortal {

	private static final Logger logger = LoggerFactory.getLogger(WeComPortal.class);

	private final Map<String, Entrance> entrances = new LinkedHashMap<>();

	/**
	 * Makes the portal.
	 * @param handlers the handlers in their order
	 * @param sender sends replies that are too late
	 */
	public WeComPortal(WeComAgents agents, List<WeComMessageHandler> handlers, WeComNoticeSender sender,
			WeComPortalSettings settings, CallbackRuntime runtime) {
		Freshness freshness = new Freshness(runtime.clock(), settings.maxClockSkew());
		CallbackDeadline deadline = CallbackDeadline.WECOM.withAnswerWithin(settings.handlerTimeout());
		HandlerSuggestion suggestion = new HandlerSuggestion();
		for (WeComAgent agent : agents.all()) {
			WeComAgentCallback callback = agent.callback().orElse(null);
			if (callback == null) {
				continue;
			}
			WeComProtocol protocol = new WeComProtocol(agent.name(), agent.corpId(), callback, freshness,
					runtime.clock());
			WeComDispatcher dispatcher = new WeComDispatcher(agent, handlers, suggestion, runtime.clock());
			this.entrances.put(agent.name(),
					new Entrance(protocol, new CallbackPipeline<>("wecom/" + agent.name(), protocol, dispatcher,
							deadline, new LateReplies(sender.account(agent.name()), settings.lateReply()), runtime)));
		}
		handlers.forEach(
				(handler) -> logger.info("WeCom pushes {}/{}/{}/{} of agents {} go to {}", any(handler.getMsgType()),
						any(handler.getEvent()), any(handler.getChangeType()), any(handler.getEventKey()),
						handler.getAccounts().isEmpty() ? "*" : handler.getAccounts(), handler.getClass().getName()));
	}

	/**
	 * Answers a request to the portal of an agent.
	 * @param agent name of the agent
	 */
	public CompletionStage<CallbackResponse> handle(String agent, CallbackRequest request) {
		Entrance entrance = this.entrances.get(agent);
		if (entrance == null) {
			return CompletableFuture.completedFuture(CallbackResponse.empty(404));
		}
		return request.method().equals("GET") ? CompletableFuture.completedFuture(verify(agent, entrance, request))
				: entrance.pipeline().handle(request);
	}

	private static CallbackResponse verify(String agent, Entrance entrance, CallbackRequest request) {
		try {
			return entrance.protocol().verify(request);
		}
		catch (CallbackRejectedException ex) {
			logger.warn("Refused a verification of wecom/{} with {}: {}", agent, ex.status(), ex.getMessage());
			return CallbackResponse.empty(ex.status());
		}
		catch (RuntimeException ex) {
			// Whatever a sender invents must not become a 500.
			logger.warn("Refused a verification of wecom/{} with 400: it cannot be read ({})", agent,
					ex.getClass().getSimpleName());
			return CallbackResponse.empty(400);
		}
	}

	private static String any(@Nullable String value) {
		return (value != null) ? value : "*";
	}

	private record Entrance(WeComProtocol protocol, CallbackPipeline<WxCpXmlMessage> pipeline) {
	}

}
