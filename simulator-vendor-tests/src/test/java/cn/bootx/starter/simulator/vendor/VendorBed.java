package cn.bootx.starter.simulator.vendor;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.dingtalk.robot.DingRobot;
import cn.bootx.starter.simulator.dingtalk.DingTalkApp;
import cn.bootx.starter.simulator.dingtalk.DingTalkSimulator;
import cn.bootx.starter.simulator.dingtalk.people.DingUser;
import cn.bootx.starter.simulator.dingtalk.robot.SimulatedDingRobot;
import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.tls.CertificateAuthority;

/** A simulator with one application, one member and one robot. */
final class VendorBed implements AutoCloseable {

	static final String KEY = "dingvendor";

	static final String SECRET = "vendorsecret";

	static final long AGENT = 836390886L;

	/** One for all: the JVM reads its trust store once. */
	static final CertificateAuthority AUTHORITY = CertificateAuthority.create();

	final PlatformSimulator simulator = PlatformSimulator.builder().tls(AUTHORITY).waits(0.1).start();

	final DingTalkSimulator ding = this.simulator.dingtalk();

	final SimulatedDingTalkApp app = this.ding.register(DingTalkApp.of(KEY, SECRET, AGENT));

	final SimulatedDingRobot robot = this.ding.register(DingRobot.of("webhooktoken"));

	VendorBed() {
		this.ding.register(DingUser.of("u1", "张三", "13800000001"));
	}

	@Override
	public void close() {
		this.simulator.close();
	}

}
