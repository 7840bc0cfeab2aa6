package cn.bootx.starter.core.admin;

import org.jspecify.annotations.Nullable;

/**
 * What is written about a stored robot.
 *
 * @since 0.1.0
 */
public interface RobotConfigParam {

	/** The code under which it is stored now, to change it; without one, its code. */
	@Nullable String id();

	/** Its code from now on. */
	@Nullable String code();

	/** Its name. */
	@Nullable String name();

	/** A remark. */
	@Nullable String remark();

}
