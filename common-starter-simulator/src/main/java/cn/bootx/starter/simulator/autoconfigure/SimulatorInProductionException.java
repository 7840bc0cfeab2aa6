package cn.bootx.starter.simulator.autoconfigure;

/**
 * The simulator is switched on where it would take the place of the real platforms.
 */
final class SimulatorInProductionException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	SimulatorInProductionException(String why) {
		super("The simulator of WeChat, WeCom and DingTalk does not start: " + why
				+ ", and with the simulator nothing would reach the real platforms (模拟器不会启动：这看起来是生产环境)");
	}

}
