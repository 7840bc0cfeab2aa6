package cn.bootx.starter.dingtalk.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * The configurations of the features, in the order in which they are registered. They are
 * named and not referred to, because each belongs to the package of its feature.
 */
class Features implements ImportSelector, EnvironmentAware {

	static final String PACKAGE = "cn.bootx.starter.dingtalk.";

	static final String ACCOUNTS = PACKAGE + "client.DingTalkAccounts";

	private final List<String> names;

	Features() {
		this("client.DingTalkClientConfiguration", "robot.DingTalkRobotConfiguration",
				"handler.DingTalkHandlerConfiguration");
	}

	Features(String... names) {
		this.names = new ArrayList<>(List.of(names));
	}

	/** A robot needs no application; everything else does. */
	@Override
	public void setEnvironment(Environment environment) {
		if (OnDingTalk.hasDefaultApp(environment) || OnDingTalk.count(environment, "apps") > 0) {
			this.names.addAll(List.of("client.DingTalkDefaultAccountConfiguration", "media.DingTalkMediaConfiguration",
					"notice.DingTalkNoticeConfiguration", "approbot.DingTalkAppRobotConfiguration",
					"chat.DingTalkChatConfiguration", "card.DingTalkCardConfiguration",
					"user.DingTalkUserConfiguration"));
		}
	}

	@Override
	public String[] selectImports(AnnotationMetadata importing) {
		return this.names.stream().map(PACKAGE::concat).toArray(String[]::new);
	}

}
