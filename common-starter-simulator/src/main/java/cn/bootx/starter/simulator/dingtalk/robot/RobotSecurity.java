package cn.bootx.starter.simulator.dingtalk.robot;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import cn.bootx.starter.simulator.dingtalk.gate.Ipv4Block;
import cn.bootx.starter.simulator.dingtalk.gate.OldFamily;
import cn.bootx.starter.simulator.http.RefusedCallException;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import org.jspecify.annotations.Nullable;

/**
 * The security settings of a custom robot: addresses, signature, keywords. All refusals
 * have the code 310000.
 */
final class RobotSecurity {

	private static final Duration MAX_SKEW = Duration.ofHours(1);

	private RobotSecurity() {
	}

	static void check(SimulatedDingRobot robot, SimulatorRequest request, String content, Instant now) {
		RobotErrorWording wording = robot.wording();
		List<String> allowed = robot.robot().ipAllowList();
		String ip = request.remoteAddress();
		if (!allowed.isEmpty() && allowed.stream().noneMatch((block) -> Ipv4Block.contains(block, ip))) {
			throw refuse(wording, "ip " + ip + " not in whitelist", "ip地址不在白名单", "请联系群管理员查看此机器人的白名单");
		}
		String secret = robot.robot().secret();
		if (secret != null) {
			checkSign(wording, secret, request, now);
		}
		List<String> keywords = robot.robot().keywords();
		if (!keywords.isEmpty() && keywords.stream().noneMatch(content::contains)) {
			throw refuse(wording, "keywords not in content", "关键词不匹配", "请联系群管理员查看此机器人的关键词，并在发送的信息中包含此关键词");
		}
	}

	private static void checkSign(RobotErrorWording wording, String secret, SimulatorRequest request, Instant now) {
		Instant timestamp = instant(request.param("timestamp"));
		if (timestamp == null || Duration.between(timestamp, now).abs().compareTo(MAX_SKEW) > 0) {
			throw refuse(wording, "invalid timestamp", "机器人发送签名过期", "签名生成时间和发送时间请保持在 timestampms 以内");
		}
		String sign = request.param("sign");
		String expected = DingSign.of(request.param("timestamp") + "\n" + secret, secret);
		if (sign == null || !MessageDigest.isEqual(sign.getBytes(StandardCharsets.UTF_8),
				expected.getBytes(StandardCharsets.UTF_8))) {
			throw refuse(wording, "sign not match", "机器人发送签名不匹配", "请确认签名和生成签名的时间戳必须都放在调用的网址中，请确认机器人的密钥加密和填写正确");
		}
	}

	private static @Nullable Instant instant(@Nullable String millis) {
		try {
			return (millis == null) ? null : Instant.ofEpochMilli(Long.parseLong(millis));
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	private static RefusedCallException refuse(RobotErrorWording wording, String inShort, String description,
			String solution) {
		return OldFamily.refuse(310000,
				(wording == RobotErrorWording.SHORT) ? inShort : "description:" + description + ";solution:" + solution
						+ ";link:请参考本接口对应文档https://open.dingtalk.com/document/group/custom-robot-access;");
	}

}
