package cn.bootx.starter.wecom.agent;

/**
 * Token and key of an agent's pushes.
 *
 * @param token signs the pushes
 * @param encodingAesKey encrypts them, 43 characters
 * @since 0.1.0
 */
public record WeComAgentCallback(String token, String encodingAesKey) {

	/**
	 * Leaves both out.
	 */
	@Override
	public String toString() {
		return "WeComAgentCallback[]";
	}

}
