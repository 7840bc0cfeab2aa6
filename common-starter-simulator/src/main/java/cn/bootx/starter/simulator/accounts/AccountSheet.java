package cn.bootx.starter.simulator.accounts;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.wecom.WeComAgent.Secret;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What is registered on all platforms, in the words of their consoles. An account that is
 * registered already is replaced: its tokens, people and chats start anew.
 *
 * @param wechat official accounts
 * @param applet mini programs
 * @param wecom agents
 * @param dingtalk applications
 * @param open third-party platforms
 * @param robots group robots
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AccountSheet(List<WeChat> wechat, List<Applet> applet, List<WeCom> wecom, List<DingTalk> dingtalk,
		List<Open> open, Robots robots) {

	public AccountSheet {
		wechat = listOf(wechat);
		applet = listOf(applet);
		wecom = listOf(wecom);
		dingtalk = listOf(dingtalk);
		open = listOf(open);
		robots = (robots != null) ? robots : new Robots(List.of(), List.of());
	}

	/**
	 * Registers everything, or nothing where something is wrong.
	 * @param remoteCallbacks whether callback URLs may lead to other machines
	 * @throws IllegalArgumentException if a field is missing or wrong; names the field
	 */
	public void register(PlatformSimulator simulator, boolean remoteCallbacks) {
		check(remoteCallbacks);
		new AccountRegistrar(simulator).register(this);
	}

	/**
	 * Checks every field without registering anything.
	 * @throws IllegalArgumentException as {@link #register}
	 */
	public void check(boolean remoteCallbacks) {
		new AccountSheetChecks(remoteCallbacks).check(this);
	}

	/**
	 * Changes accounts that are registered; their people, tokens and chats stay.
	 * @throws IllegalArgumentException as {@link #register}, or if one is not registered
	 */
	public void change(PlatformSimulator simulator, boolean remoteCallbacks) {
		check(remoteCallbacks);
		new AccountRegistrar(simulator).change(this);
	}

	/** What is registered now, with its secrets. */
	public static AccountSheet of(PlatformSimulator simulator) {
		return new AccountExport(simulator).sheet();
	}

	private static <T> List<T> listOf(@Nullable List<T> values) {
		return (values != null) ? List.copyOf(values) : List.of();
	}

	/**
	 * An official account (公众号).
	 *
	 * @param appId AppID
	 * @param appSecret AppSecret
	 * @param token Token of the server configuration
	 * @param encodingAesKey 43 characters; with it the mode is safe unless {@code mode}
	 * says otherwise
	 * @param mode {@code plain}, {@code compatible} or {@code safe}
	 * @param callbackUrl server address, for example
	 * {@code http://127.0.0.1:8080/wechat/portal}
	 * @param templates contents of message templates by id
	 * @param people openids of fans
	 * @param kind {@code service}, which is the default, {@code subscription} or
	 * {@code unverified}: what it may not call is refused with 48001
	 */
	@JsonInclude(JsonInclude.Include.NON_EMPTY)
	public record WeChat(String appId, String appSecret, @Nullable String token, @Nullable String encodingAesKey,
			@Nullable String mode, @Nullable String callbackUrl, Map<String, String> templates, List<String> people,
			@Nullable String kind) {

		public WeChat {
			templates = (templates != null) ? Map.copyOf(templates) : Map.of();
			people = listOf(people);
		}

		/** Leaves the secrets out. */
		@Override
		public String toString() {
			return "WeChat[" + this.appId + "]";
		}

	}

	/**
	 * A mini program (小程序).
	 *
	 * @param appId AppID
	 * @param appSecret AppSecret
	 * @param token Token of the message push
	 * @param encodingAesKey 43 characters; with it the mode is safe
	 * @param format {@code json} or {@code xml}
	 * @param callbackUrl receiving address
	 */
	@JsonInclude(JsonInclude.Include.NON_EMPTY)
	public record Applet(String appId, String appSecret, @Nullable String token, @Nullable String encodingAesKey,
			@Nullable String format, @Nullable String callbackUrl) {

		/** Leaves the secrets out. */
		@Override
		public String toString() {
			return "Applet[" + this.appId + "]";
		}

	}

	/**
	 * An agent of a corporation (企业微信自建应用).
	 *
	 * @param corpId corporation id
	 * @param corpSecret secret of the agent
	 * @param agentId id of the agent, absent with {@code secret}
	 * @param secret what a secret without an agent is: {@code contacts}, {@code kf} or
	 * {@code customer-contact}
	 * @param token Token of the callback
	 * @param encodingAesKey 43 characters
	 * @param callbackUrl receiving address
	 * @param people members of the corporation
	 */
	@JsonInclude(JsonInclude.Include.NON_EMPTY)
	public record WeCom(String corpId, String corpSecret, @Nullable Long agentId, @Nullable String secret,
			@Nullable String token, @Nullable String encodingAesKey, @Nullable String callbackUrl,
			List<Person> people) {

		public WeCom {
			people = listOf(people);
		}

		Secret secretKind() {
			return Secret.valueOf(String.valueOf(this.secret).toUpperCase(Locale.ROOT).replace('-', '_'));
		}

		/** Leaves the secrets out. */
		@Override
		public String toString() {
			return "WeCom[" + this.corpId + ", " + ((this.agentId != null) ? this.agentId : this.secret) + "]";
		}

	}

	/**
	 * An internal application (钉钉企业内部应用).
	 *
	 * @param appKey Client ID
	 * @param appSecret Client Secret
	 * @param agentId id that work notices name
	 * @param robotCode code of its robot, the app key without it
	 * @param corpId corporation id
	 * @param token token of the event subscription
	 * @param encodingAesKey 43 letters and digits
	 * @param callbackUrl where events and robot messages are pushed
	 * @param people members of the corporation
	 */
	@JsonInclude(JsonInclude.Include.NON_EMPTY)
	public record DingTalk(String appKey, String appSecret, long agentId, @Nullable String robotCode,
			@Nullable String corpId, @Nullable String token, @Nullable String encodingAesKey,
			@Nullable String callbackUrl, List<Person> people) {

		public DingTalk {
			people = listOf(people);
		}

		/** Leaves the secrets out. */
		@Override
		public String toString() {
			return "DingTalk[" + this.appKey + "]";
		}

	}

	/**
	 * A third-party platform (第三方平台).
	 *
	 * @param componentAppId AppID
	 * @param componentAppSecret AppSecret
	 * @param token 消息校验Token
	 * @param encodingAesKey 消息加解密Key, 43 characters
	 * @param authEventUrl 授权事件接收URL
	 * @param messageUrl 消息与事件接收URL with {@code $APPID$}
	 * @param refreshTokens when authorizers get another refresh token: {@code fixed},
	 * which is the default, {@code on-refresh}, {@code on-reauthorize} or
	 * {@code on-console-change}
	 */
	@JsonInclude(JsonInclude.Include.NON_EMPTY)
	public record Open(String componentAppId, String componentAppSecret, String token, String encodingAesKey,
			@Nullable String authEventUrl, @Nullable String messageUrl, @Nullable String refreshTokens) {

		/** Leaves the secrets out. */
		@Override
		public String toString() {
			return "Open[" + this.componentAppId + "]";
		}

	}

	/**
	 * Robots of group chats, by the secret in their webhook's address.
	 *
	 * @param wecom keys
	 * @param dingtalk access tokens
	 */
	@JsonInclude(JsonInclude.Include.NON_EMPTY)
	public record Robots(List<String> wecom, List<DingTalkRobot> dingtalk) {

		public Robots {
			wecom = listOf(wecom);
			dingtalk = listOf(dingtalk);
		}

		/** Leaves the secrets out. */
		@Override
		public String toString() {
			return "Robots[wecom=" + this.wecom.size() + ", dingtalk=" + this.dingtalk.size() + "]";
		}

	}

	/**
	 * A robot of a DingTalk group.
	 *
	 * @param accessToken access token
	 * @param secret the {@code SEC…} text, absent for a robot that demands no signature
	 */
	@JsonInclude(JsonInclude.Include.NON_EMPTY)
	public record DingTalkRobot(String accessToken, @Nullable String secret) {

		/** Leaves the secrets out. */
		@Override
		public String toString() {
			return "DingTalkRobot[" + ((this.secret != null) ? "signed" : "unsigned") + "]";
		}

	}

	/**
	 * A member of a corporation.
	 *
	 * @param userId user id
	 * @param name shown name
	 * @param mobile mobile number
	 */
	@JsonInclude(JsonInclude.Include.NON_EMPTY)
	public record Person(String userId, @Nullable String name, @Nullable String mobile) {

		String shownName() {
			return (this.name != null) ? this.name : this.userId;
		}

	}

}
