package cn.bootx.starter.wechatopen;

import cn.bootx.starter.testing.api.PublicApiContract;

class PublicApiTests extends PublicApiContract {

}
