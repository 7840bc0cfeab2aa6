package cn.bootx.starter.simulator.dingtalk.people;

import java.util.List;

/**
 * A member of the corporation.
 *
 * @param userId id within the corporation
 * @param unionId id across the corporations
 * @param name display name
 * @param mobile mobile number without country code
 * @param departments ids of the departments; 1 is the root, which everybody is below
 * @since 0.1.0
 */
public record DingUser(String userId, String unionId, String name, String mobile, List<Long> departments) {

	public DingUser {
		departments = List.copyOf(departments);
	}

	/** A member of the root department. */
	public static DingUser of(String userId, String name, String mobile) {
		return new DingUser(userId, "union-" + userId, name, mobile, List.of(1L));
	}

}
