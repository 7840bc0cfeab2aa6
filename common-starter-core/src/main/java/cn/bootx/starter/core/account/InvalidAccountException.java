package cn.bootx.starter.core.account;

import cn.bootx.starter.core.config.InvalidConfigurationException;

/**
 * An account cannot be added, changed or removed like that; the texts hold no secret.
 *
 * @since 0.1.0
 */
public class InvalidAccountException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final String account;

	private final InvalidConfigurationException problem;

	InvalidAccountException(AccountKind<?> kind, String account, String field, String problem, String remedy) {
		this(kind, account, new InvalidConfigurationException(field, problem, remedy));
	}

	InvalidAccountException(AccountKind<?> kind, String account, InvalidConfigurationException problem) {
		super(kind.label() + " '" + account + "', " + problem.property() + ": " + problem.problem() + ". "
				+ problem.remedy(), problem);
		this.account = account;
		this.problem = problem;
	}

	public String account() {
		return this.account;
	}

	/** {@code name}, or named as the property, for example {@code app-secret}. */
	public String field() {
		return this.problem.property();
	}

	public String problem() {
		return this.problem.problem();
	}

	/** What to write instead. */
	public String remedy() {
		return this.problem.remedy();
	}

}
