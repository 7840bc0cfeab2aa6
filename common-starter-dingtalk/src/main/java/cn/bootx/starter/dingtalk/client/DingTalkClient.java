package cn.bootx.starter.dingtalk.client;

import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.limit.RateLimiter;
import cn.bootx.starter.core.send.MessageCheck;

/**
 * Calls of one application in both families, with its token. For APIs that have no
 * service of their own here.
 *
 * @since 0.1.0
 */
public final class DingTalkClient {

	private final DingTalkAccounts accounts;

	/** Fails where several applications are configured and none is the default. */
	private final Supplier<Credentials> credentials;

	private final DingTalkHttp http;

	private final DingAccessService access;

	private final RateLimiter throttle;

	DingTalkClient(DingTalkAccounts accounts, Supplier<Credentials> credentials, DingTalkHttp http,
			DingAccessService access, RateLimiter throttle) {
		this.accounts = accounts;
		this.credentials = credentials;
		this.http = http;
		this.access = access;
		this.throttle = throttle;
	}

	/** The client of another application; NOT_FOUND if it is not configured. */
	public DingTalkClient account(String name) {
		return this.accounts.account(name);
	}

	/**
	 * What identifies the application.
	 * @throws PlatformException NOT_FOUND if several are configured and none is the
	 * default
	 */
	public Credentials credentials() {
		return this.credentials.get();
	}

	public DingTalkHttp http() {
		return this.http;
	}

	public DingAccessService access() {
		return this.access;
	}

	/** POST of the old family, for example {@code /topapi/v2/user/get}. */
	public JsonNode oapi(String path, JsonNode body) {
		return oapi((base) -> ApiCall.post(base, path).json(body));
	}

	/** A call of the old family, made anew if it must be repeated with another token. */
	public JsonNode oapi(Function<HttpUrl, ApiCall> call) {
		return call(this.http.oapi(), call, (made, token) -> made.query("access_token", token));
	}

	/** POST of the new family, for example {@code /v1.0/robot/groupMessages/send}. */
	public JsonNode api(String path, JsonNode body) {
		return api((base) -> ApiCall.post(base, path).json(body));
	}

	/** A call of the new family, made anew if it must be repeated with another token. */
	public JsonNode api(Function<HttpUrl, ApiCall> call) {
		return call(this.http.api(), call, (made, token) -> made.header("x-acs-dingtalk-access-token", token));
	}

	private JsonNode call(HttpUrl base, Function<HttpUrl, ApiCall> call,
			BiFunction<ApiCall, String, ApiCall> authorize) {
		return this.access.call((token) -> {
			ApiCall made = authorize.apply(call.apply(base), token);
			return this.throttle.call(credentials().appKey() + ":" + made.api(), made.api(),
					() -> this.http.execute(made));
		});
	}

	/**
	 * The value, which a call cannot do without.
	 * @throws cn.bootx.starter.core.send.InvalidMessageException if it is missing or
	 * blank
	 */
	public static String required(String api, String field, @Nullable String value) {
		MessageCheck.of(Platform.DING_TALK, api).required(field, value).done();
		return Objects.requireNonNull(value);
	}

	/**
	 * What identifies an application.
	 *
	 * @param name name in the configuration, {@code default} for the one at the prefix
	 * itself
	 * @param agentId id that work notices name, or null if it sends none
	 * @param corpId id of the organisation, which pages name, or null if it is not known
	 */
	public record Credentials(String name, String appKey, String appSecret, @Nullable Long agentId, String robotCode,
			@Nullable String corpId) {

		/** An application without pages. */
		public Credentials(String name, String appKey, String appSecret, @Nullable Long agentId, String robotCode) {
			this(name, appKey, appSecret, agentId, robotCode, null);
		}

		/** The id that work notices and pages name; fails if none is configured. */
		public long requireAgentId() {
			if (this.agentId == null) {
				throw missing("agent-id", "AgentId, which work notices and pages need",
						"the AgentId on the application's page in the developer console");
			}
			return this.agentId;
		}

		/** The id of the organisation; fails if none is configured. */
		public String requireCorpId() {
			if (this.corpId == null) {
				throw missing("corp-id", "CorpId, which pages need",
						"the CorpId on the developer console's front page");
			}
			return this.corpId;
		}

		private PlatformException missing(String property, String what, String value) {
			String prefix = "bootx.starter.third.ding-talk."
					+ (this.name.equals("default") ? "" : "apps." + this.name + ".");
			return PlatformException.of(Platform.DING_TALK, property)
				.code("no-" + property)
				.message("DingTalk app '" + this.name + "' has no " + what)
				.category(ErrorCategory.INVALID_ARGUMENT, "set " + prefix + property + " to " + value)
				.build();
		}

		/** Leaves the secret out. */
		@Override
		public String toString() {
			return "Credentials[name=" + this.name + ", appKey=" + this.appKey + ", agentId=" + this.agentId
					+ ", robotCode=" + this.robotCode + "]";
		}

	}

}
