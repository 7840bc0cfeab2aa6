package cn.bootx.starter.wechat.account;

import cn.bootx.starter.core.config.InvalidConfigurationException;

/**
 * An account cannot be added or changed as it is asked for. The texts never contain a
 * secret, so that an administrator's page may show them.
 *
 * @since 0.1.0
 */
public class InvalidWeChatAccountException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final String account;

	private final String field;

	private final String problem;

	private final String remedy;

	InvalidWeChatAccountException(String account, String field, String problem, String remedy) {
		super("WeChat account '" + account + "', " + field + ": " + problem + ". " + remedy);
		this.account = account;
		this.field = field;
		this.problem = problem;
		this.remedy = remedy;
	}

	static InvalidWeChatAccountException of(String account, InvalidConfigurationException cause) {
		InvalidWeChatAccountException invalid = new InvalidWeChatAccountException(account, cause.property(),
				cause.problem(), cause.remedy());
		invalid.initCause(cause);
		return invalid;
	}

	/** Name of the account. */
	public String account() {
		return this.account;
	}

	/**
	 * What is wrong: {@code name}, or named as the property, for example
	 * {@code app-secret}.
	 */
	public String field() {
		return this.field;
	}

	public String problem() {
		return this.problem;
	}

	/** What to write instead. */
	public String remedy() {
		return this.remedy;
	}

}
