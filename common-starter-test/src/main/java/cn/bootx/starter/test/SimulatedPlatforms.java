package cn.bootx.starter.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test class against simulated platforms. Beside {@code @SpringBootTest} the
 * application gets their addresses and the credentials of an account on each; what the
 * application configures itself gives way, properties of the test do not. Without Spring
 * only the simulator is started.
 * <p>
 * Each test starts without calls, chats and faults of the one before. It fails if a fault
 * is left that no call met. Parameters may be {@code PlatformSimulator}, the accounts
 * ({@code SimulatedAccount}, {@code SimulatedMiniProgram}, {@code SimulatedWeComAgent},
 * {@code SimulatedDingTalkApp}, {@code SimulatedComponent}), and people and groups, each
 * new and named like the parameter: {@code Fan}, {@code MiniProgramUser},
 * {@code SimulatedWeComUser}, {@code SimulatedDingUser}, {@code DingGroup}.
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(SimulatorExtension.class)
public @interface SimulatedPlatforms {

	/**
	 * The platforms that the application gets an account on; all by default. The
	 * addresses of the others are set, too, so that nothing reaches a real one.
	 */
	SimulatedPlatform[] value() default { SimulatedPlatform.WECHAT, SimulatedPlatform.WECHAT_APPLET,
			SimulatedPlatform.WECOM, SimulatedPlatform.DING_TALK, SimulatedPlatform.WECHAT_OPEN };

}
