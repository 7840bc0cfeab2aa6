package cn.bootx.starter.integration.admin;

import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/**
 * A host with all admin endpoints, whose robots may not be deleted.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
public class AdminApplication implements ThirdAdminAuthorizer {

	@Override
	public boolean isAllowed(Access access) {
		return !access.method().equals("DELETE") || !access.path().contains("/robot/");
	}

}
