package cn.bootx.starter.simulator.wechat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

import cn.bootx.starter.simulator.endpoint.EndpointTable;
import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.platform.SimulatorContext;
import cn.bootx.starter.simulator.wechat.gate.AppRegistry;
import cn.bootx.starter.simulator.wechat.gate.Quotas;
import cn.bootx.starter.simulator.wechat.gate.RefusalLog;
import cn.bootx.starter.simulator.wechat.gate.RegisteredApp;
import cn.bootx.starter.simulator.wechat.login.OneTimeCodes;
import cn.bootx.starter.simulator.wechat.login.WebTokens;
import cn.bootx.starter.simulator.wechat.media.MediaStore;
import cn.bootx.starter.simulator.wechat.people.QrTickets;
import cn.bootx.starter.simulator.wechat.template.LibraryTemplate;
import cn.bootx.starter.simulator.wechat.token.TokenBook;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What all accounts of the simulated platform share.
 *
 * @param library the public templates (类目模板库) by number
 */
public record WeChatCore(SimulatorContext context, AppRegistry apps, TokenBook tokens, QrTickets tickets,
		MediaStore media, OneTimeCodes oauthCodes, OneTimeCodes phoneCodes, WebTokens webTokens, Quotas quotas,
		RefusalLog refusals, Map<String, LibraryTemplate> library, AtomicLong messageIds, Settings settings) {

	static WeChatCore of(SimulatorContext context) {
		Clock clock = context.clock();
		// Message ids are never the same after a restart: a host's ledger may live longer
		// than the simulator.
		return new WeChatCore(context, new AppRegistry(), new TokenBook(clock), new QrTickets(),
				new MediaStore(clock, context.state()), new OneTimeCodes(clock), new OneTimeCodes(clock),
				new WebTokens(clock), new Quotas(clock), new RefusalLog(clock), LibraryTemplate.library(),
				new AtomicLong(System.currentTimeMillis() * 10_000), new Settings());
	}

	/**
	 * The user of the one-time code of a call. Checks the app's secret first; a component
	 * that calls on the app's behalf has been checked.
	 */
	public OneTimeCodes.Grant takeCode(RowCall call, String codeName, String componentAppId) {
		if (!call.request().path().contains("/component/")) {
			return this.oauthCodes.take(call.text(codeName), authenticate(call).appId());
		}
		return this.oauthCodes.take(call.text(codeName), OneTimeCodes.audience(call.text("appid"), componentAppId));
	}

	/** The app whose AppID and secret are in a call. */
	public RegisteredApp authenticate(RowCall call) {
		return this.apps.authenticate(call.text("appid"), call.text("secret"));
	}

	/** What third-party platforms change for the accounts. */
	public ThirdParties thirdParties() {
		return this.settings.thirdParties;
	}

	/** What calls of an app have kept, see {@link RowCall#documents}. */
	public Map<String, ObjectNode> kept(String appId, String name) {
		return Objects.requireNonNull(this.settings.kept).of(appId, name);
	}

	/** Drops what calls of an app have kept. */
	public void forget(String appId) {
		Objects.requireNonNull(this.settings.kept).forget(appId);
	}

	/** Adds permanent material to that of an account. */
	public void addMaterial(Map<String, ObjectNode> materials, String mediaId, ObjectNode material) {
		materials.put(mediaId,
				material.put("media_id", mediaId).put("updated", now().getEpochSecond()).put("order", nextMessageId()));
	}

	public Instant now() {
		return this.context.clock().instant();
	}

	public long nextMessageId() {
		return this.messageIds.incrementAndGet();
	}

	public Duration callbackTimeout() {
		return this.settings.callbackTimeout;
	}

	public String articleUrl(String articleId, int index) {
		return this.context.baseUri().get() + "/s/" + articleId + "/" + index;
	}

	public String mediaUrl(String mediaId) {
		return this.context.baseUri().get() + "/_sim/wechat/media/" + mediaId;
	}

	/** What is set after the start. */
	static final class Settings {

		volatile ThirdParties thirdParties = ThirdParties.NONE;

		volatile EndpointTable.@Nullable Kept kept;

		volatile Duration callbackTimeout = Duration.ofSeconds(5);

	}

}
