package cn.bootx.starter.dingtalk;

import cn.bootx.starter.testing.api.PublicApiContract;

class PublicApiTests extends PublicApiContract {

}
