package cn.bootx.starter.core.login;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;

/**
 * A login came to nothing. Its code is the word of its reason.
 *
 * @since 0.1.0
 */
public final class LoginException extends PlatformException {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	private LoginException(Builder builder, Reason reason) {
		super(builder);
		this.reason = reason;
	}

	/** A refusal with the reason's own words. */
	public static LoginException of(Platform platform, Reason reason) {
		return of(platform, reason, reason.text, null);
	}

	/**
	 * A refusal.
	 * @param message for the log: what was refused, without a code or a state
	 */
	public static LoginException of(Platform platform, Reason reason, String message, @Nullable Throwable cause) {
		return new LoginException(PlatformException.of(platform, "login")
			.code(reason.word())
			.message(message)
			.category(reason.category)
			.cause(cause), reason);
	}

	public Reason reason() {
		return this.reason;
	}

	/** Why a login came to nothing; its word is what the error page gets. */
	public enum Reason {

		/** The person did not agree on the platform's page. */
		DENIED("login was refused by the user (用户拒绝了授权)", 403, ErrorCategory.PERMISSION),

		/** The attempt is unknown, older than its time, or was used long ago. */
		EXPIRED("login was not begun here or took too long, begin again (登录已过期，请重新登录)", 401,
				ErrorCategory.INVALID_ARGUMENT),

		/** The attempt was begun in another browser. */
		BROWSER("login was begun in another browser, begin again (请在发起登录的浏览器中完成登录)", 401,
				ErrorCategory.INVALID_ARGUMENT),

		/** The code was used, is too old or of another application. */
		CODE("code of the login was used or is too old, begin again (登录 code 已使用或已过期，请重新登录)", 401,
				ErrorCategory.INVALID_ARGUMENT),

		/**
		 * The person is outside of what the application may see, or of another
		 * organisation.
		 */
		OUTSIDE("user may not log in to this application (该用户不在应用的可见范围内)", 403, ErrorCategory.PERMISSION),

		/**
		 * A virtual account, with which WeChat shows a page before the person agrees.
		 */
		SNAPSHOT("WeChat gave a virtual account, use the whole service first (请点击页面上的“使用完整服务”后重试)", 403,
				ErrorCategory.PERMISSION),

		/** A way, an account or a target that this application does not have. */
		REQUEST("login asks for what this application does not have (登录请求的参数无效)", 400, ErrorCategory.INVALID_ARGUMENT),

		/**
		 * The store or the platform cannot be reached; the same browser may try again.
		 */
		UNAVAILABLE("login is not available, try again later (登录暂不可用，请稍后重试)", 503, ErrorCategory.TRANSIENT),

		/** The platform refuses this application: see the log. */
		FAILED("login failed, see the log of the application (登录失败，请联系管理员)", 502, ErrorCategory.UNKNOWN);

		private final String text;

		private final int status;

		private final ErrorCategory category;

		Reason(String text, int status, ErrorCategory category) {
			this.text = text;
			this.status = status;
			this.category = category;
		}

		/** As error pages get it, for example {@code expired}. */
		public String word() {
			return name().toLowerCase(Locale.ROOT);
		}

		/** For people, in English and Chinese. */
		public String text() {
			return this.text;
		}

		/** The HTTP status of an answer that is no page. */
		public int status() {
			return this.status;
		}

	}

}
