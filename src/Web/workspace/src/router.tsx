import { createBrowserRouter } from 'react-router';
import { PageFailed } from './shell/PageFailed';
import { Shell } from './shell/Shell';
import { SignIn } from './shell/SignIn';

// Every page is its own file, fetched when it is opened; only the frame and the sign-in come with the first load.
export const router = createBrowserRouter([
  { path: '/dang-nhap', element: <SignIn />, errorElement: <PageFailed /> },
  {
    path: '/',
    element: <Shell />,
    errorElement: <PageFailed />,
    HydrateFallback: () => null,
    children: [
      { index: true, lazy: async () => ({ Component: (await import('./pages/my-work/MyWork')).MyWork }) },
      { path: 'ke-hoach', lazy: async () => ({ Component: (await import('./pages/plans/Plans')).Plans }) },
      { path: 'ke-hoach/nhap', lazy: async () => ({ Component: (await import('./pages/plans/drafts/ImportPlan')).ImportPlan }) },
      { path: 'ke-hoach/van-ban/:draftId', lazy: async () => ({ Component: (await import('./pages/plans/drafts/DraftPage')).DraftPage }) },
      { path: 'ke-hoach/bang', lazy: async () => ({ Component: (await import('./pages/plans/boards/Boards')).Boards }) },
      { path: 'ke-hoach/nhiem-vu/:taskId', lazy: async () => ({ Component: (await import('./pages/plans/tasks/TaskPage')).TaskPage }) },
      { path: 'ke-hoach/chi-tieu/:indicatorId', lazy: async () => ({ Component: (await import('./pages/plans/indicators/IndicatorPage')).IndicatorPage }) },
      { path: 'nhac-viec', lazy: async () => ({ Component: (await import('./pages/plans/notices/Notices')).Notices }) },
      { path: 'ke-hoach/:planId', lazy: async () => ({ Component: (await import('./pages/plans/plan/PlanPage')).PlanPage }) },
      { path: 'ket-nghia', lazy: async () => ({ Component: (await import('./pages/Later')).TwinningLater }) },
      { path: 'dong-gop', lazy: async () => ({ Component: (await import('./pages/donations/Campaigns')).Campaigns }) },
      { path: 'dong-gop/moi', lazy: async () => ({ Component: (await import('./pages/donations/NewCampaign')).NewCampaign }) },
      { path: 'dong-gop/ke-hoach/:campaignId/sua', lazy: async () => ({ Component: (await import('./pages/donations/NewCampaign')).EditCampaign }) },
      { path: 'dong-gop/ke-hoach/:campaignId', lazy: async () => ({ Component: (await import('./pages/donations/CampaignPlanPage')).CampaignPlanPage }) },
      { path: 'dong-gop/:campaignId', lazy: async () => ({ Component: (await import('./pages/donations/CampaignPage')).CampaignPage }) },
      { path: 'dong-gop/:campaignId/ghi-nhan', lazy: async () => ({ Component: (await import('./pages/donations/RecordGift')).RecordGift }) },
      { path: 'dong-gop/:campaignId/sao-ke/nhap', lazy: async () => ({ Component: (await import('./pages/collecting/StatementImport')).StatementImport }) },
      { path: 'dong-gop/:campaignId/phan-loai', lazy: async () => ({ Component: (await import('./pages/collecting/ClassificationQueue')).ClassificationQueue }) },
      { path: 'dong-gop/:campaignId/tiep-nhan', lazy: async () => ({ Component: (await import('./pages/collecting/Intake')).Intake }) },
      { path: 'dong-gop/:campaignId/bien-nhan/moi', lazy: async () => ({ Component: (await import('./pages/collecting/NewReceipt')).NewReceipt }) },
      { path: 'cho-duyet', lazy: async () => ({ Component: (await import('./pages/collecting/Approvals')).Approvals }) },
      { path: 'dong-gop/:campaignId/sao-ke/:statementId', lazy: async () => ({ Component: (await import('./pages/donations/StatementPage')).StatementPage }) },
      { path: 'dong-gop/:campaignId/hien-vat/nhap', lazy: async () => ({ Component: (await import('./pages/donations/goods/DeclareGoods')).DeclareGoods }) },
      { path: 'dong-gop/:campaignId/hien-vat/chuyen-moi', lazy: async () => ({ Component: (await import('./pages/donations/goods/PrepareShipment')).PrepareShipment }) },
      { path: 'hang', lazy: async () => ({ Component: (await import('./pages/donations/goods/MyShipments')).MyShipments }) },
      { path: 'hang/:shipmentId', lazy: async () => ({ Component: (await import('./pages/donations/goods/ShipmentPage')).ShipmentPage }) },
      { path: 'bao-cao', lazy: async () => ({ Component: (await import('./pages/reports/Reports')).Reports }) },
      { path: 'danh-muc', lazy: async () => ({ Component: (await import('./pages/units/Units')).Units }) },
      { path: 'danh-muc/nhap', lazy: async () => ({ Component: (await import('./pages/units/ImportWizard')).ImportWizard }) },
      { path: 'danh-muc/nhap/:importId', lazy: async () => ({ Component: (await import('./pages/units/ImportWizard')).ImportWizard }) },
      { path: 'danh-muc/thay-doi', lazy: async () => ({ Component: (await import('./pages/units/acts/ActList')).ActList }) },
      { path: 'danh-muc/thay-doi/moi', lazy: async () => ({ Component: (await import('./pages/units/acts/NewAct')).NewAct }) },
      { path: 'danh-muc/:unitId', lazy: async () => ({ Component: (await import('./pages/units/UnitPage')).UnitPage }) },
      { path: 'van-hanh', lazy: async () => ({ Component: (await import('./pages/operations/Operations')).Operations }) },
      { path: 'tai-khoan', lazy: async () => ({ Component: (await import('./pages/accounts/Accounts')).Accounts }) },
      { path: '*', lazy: async () => ({ Component: (await import('./shell/NotFound')).NotFound }) },
    ],
  },
], { basename: '/workspace' });
