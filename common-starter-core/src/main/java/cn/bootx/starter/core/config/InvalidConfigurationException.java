package cn.bootx.starter.core.config;

/**
 * A property is missing or cannot work. Startup fails with it, and the failure analysis
 * prints the property and the remedy.
 *
 * @since 0.1.0
 */
public class InvalidConfigurationException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String property;

	private final String problem;

	private final String remedy;

	/**
	 * Names what is wrong.
	 * @param property full name of the property
	 * @param problem what is wrong with its value; never the value of a secret
	 * @param remedy what to write instead
	 */
	public InvalidConfigurationException(String property, String problem, String remedy) {
		super("Property '" + property + "': " + problem + ". " + remedy);
		this.property = property;
		this.problem = problem;
		this.remedy = remedy;
	}

	public String property() {
		return this.property;
	}

	public String problem() {
		return this.problem;
	}

	public String remedy() {
		return this.remedy;
	}

}
